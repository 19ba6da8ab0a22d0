"""Issuing states of the MRZ against the countries of certificates.

The MRZ has three letters (Doc 9303-3 §5: those of ISO 3166-1, and some of its own), a certificate two (Doc 9303-12
§7.1: ISO 3166-1 in countryName). `_ISO_3166` are the pairs of ISO 3166-1 as of 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ISO_3166 = """
ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI
BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT
BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU
CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET
FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR
GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR
IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB
LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE
NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL
PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ
SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC
TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY
USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
"""
"""Three letters, then the two of the same country."""
_OTHERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "D": ("DE",),
        "GBD": ("GB",),
        "GBN": ("GB",),
        "GBO": ("GB",),
        "GBP": ("GB",),
        "GBS": ("GB",),
        "RKS": ("XK", "KS", "XZ"),
        "EUE": ("EU",),
        "UNO": ("UN",),
        "UNA": ("UN",),
    }
)
"""Codes of Doc 9303-3 §5 parts B to D that ISO 3166-1 does not have, with what certificates are seen to say."""
_TERRITORIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "CHN": ("HK", "MO"),
        "DNK": ("FO", "GL"),
        "FIN": ("AX",),
        "FRA": ("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"),
        "GBR": ("AI", "BM", "FK", "GG", "GI", "IM", "IO", "JE", "KY", "MS", "PN", "SH", "TC", "UK", "VG"),
        "NLD": ("AW", "BQ", "CW", "SX"),
        "NOR": ("SJ",),
        "NZL": ("CK", "NU", "TK"),
        "USA": ("AS", "GU", "MP", "PR", "UM", "VI"),
    }
)
"""States whose territories may sign their documents themselves, and another spelling."""
_COUNTRIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{pair[:3]: (pair[3:], *_TERRITORIES.get(pair[:3], ())) for pair in _ISO_3166.split()},
        **_OTHERS,
    }
)


_KNOWN = frozenset(country for countries in _COUNTRIES.values() for country in countries)


def may_have_issued(country: str | None, issuing_state: str) -> bool:
    """Whether a certificate of that country may stand behind a document of the issuing state.

    `country` is in capitals; `issuing_state` is as the MRZ has it, fillers or not. False is said of two that are known
    to differ only: a country that is missing, or a code on either side that is not known here, says nothing.
    """
    state = issuing_state.rstrip("<")
    expected = _COUNTRIES.get(state)
    if expected is None or country not in _KNOWN:
        return True
    return country in expected
