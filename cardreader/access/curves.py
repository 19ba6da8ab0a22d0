"""Elliptic curves with open arithmetic (Doc 9303-11 §9.5.1, §9.6).

PACE's generic mapping adds points and multiplies a generator of its own, which `cryptography` does not offer.
The secrets here are ephemeral and live for one exchange; the arithmetic makes no claim to constant time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


class CurveError(ValueError):
    """A point is not on the curve, or is the point at infinity where none is allowed."""


@dataclass(frozen=True, slots=True)
class Point:
    """An affine point. The point at infinity has no instance: functions that could yield it raise CurveError."""

    x: int
    y: int


_Jacobian = tuple[int, int, int]
_INFINITY: _Jacobian = (1, 1, 0)


@dataclass(frozen=True, slots=True)
class EllipticCurve:
    """y² = x³ + ax + b over the field of p elements, cofactor 1, with its base point."""

    name: str
    p: int
    a: int
    b: int
    generator: Point
    order: int

    @property
    def field_size(self) -> int:
        """Bytes of a coordinate."""
        return (self.p.bit_length() + 7) // 8

    def contains(self, point: Point) -> bool:
        """Whether the point satisfies the curve equation with reduced coordinates."""
        if not (0 <= point.x < self.p and 0 <= point.y < self.p):
            return False
        return (point.y * point.y - point.x**3 - self.a * point.x - self.b) % self.p == 0

    def multiply(self, scalar: int, point: Point) -> Point:
        """Scalar multiple of a point. Raises CurveError for infinity."""
        result, base = _INFINITY, (point.x, point.y, 1)
        for bit in bin(scalar % self.order)[2:]:
            result = self._double(result)
            if bit == "1":
                result = self._add(result, base)
        return self._to_affine(result)

    def add(self, left: Point, right: Point) -> Point:
        """Sum of two points. Raises CurveError for infinity."""
        return self._to_affine(self._add((left.x, left.y, 1), (right.x, right.y, 1)))

    def encode(self, point: Point) -> bytes:
        """Uncompressed: 04, x, y (BSI TR-03111 §3.2.1)."""
        size = self.field_size
        return b"\x04" + point.x.to_bytes(size, "big") + point.y.to_bytes(size, "big")

    def decode(self, data: bytes) -> Point:
        """The point of an uncompressed encoding, checked to lie on the curve. Raises CurveError."""
        size = self.field_size
        if len(data) != 1 + 2 * size or data[0] != 4:
            raise CurveError("uncompressed point of this curve's size expected")
        point = Point(int.from_bytes(data[1 : 1 + size], "big"), int.from_bytes(data[1 + size :], "big"))
        if not self.contains(point):
            raise CurveError("point is not on the curve")
        return point

    def _double(self, point: _Jacobian) -> _Jacobian:
        x, y, z = point
        if not z or not y:
            return _INFINITY
        p = self.p
        yy = y * y % p
        s = 4 * x * yy % p
        zz = z * z % p
        m = (3 * x * x + self.a * zz * zz) % p
        x3 = (m * m - 2 * s) % p
        return x3, (m * (s - x3) - 8 * yy * yy) % p, 2 * y * z % p

    def _add(self, left: _Jacobian, right: _Jacobian) -> _Jacobian:
        if not left[2]:
            return right
        if not right[2]:
            return left
        p = self.p
        x1, y1, z1 = left
        x2, y2, z2 = right
        z1z1, z2z2 = z1 * z1 % p, z2 * z2 % p
        u1, u2 = x1 * z2z2 % p, x2 * z1z1 % p
        s1, s2 = y1 * z2 * z2z2 % p, y2 * z1 * z1z1 % p
        if u1 == u2:
            return self._double(left) if s1 == s2 else _INFINITY
        h, r = (u2 - u1) % p, (s2 - s1) % p
        hh = h * h % p
        hhh, v = h * hh % p, u1 * hh % p
        x3 = (r * r - hhh - 2 * v) % p
        return x3, (r * (v - x3) - s1 * hhh) % p, h * z1 * z2 % p

    def _to_affine(self, point: _Jacobian) -> Point:
        x, y, z = point
        if not z:
            raise CurveError("the point at infinity")
        inverse = pow(z, -1, self.p)
        square = inverse * inverse % self.p
        return Point(x * square % self.p, y * square * inverse % self.p)


STANDARDIZED_CURVES: Mapping[int, EllipticCurve] = MappingProxyType(
    {
        8: EllipticCurve(
            name="secp192r1",
            p=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFFFFFFFFFF,
            a=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFFFFFFFFFC,
            b=0x64210519E59C80E70FA7E9AB72243049FEB8DEECC146B9B1,
            generator=Point(
                0x188DA80EB03090F67CBF20EB43A18800F4FF0AFD82FF1012,
                0x7192B95FFC8DA78631011ED6B24CDD573F977A11E794811,
            ),
            order=0xFFFFFFFFFFFFFFFFFFFFFFFF99DEF836146BC9B1B4D22831,
        ),
        9: EllipticCurve(
            name="brainpoolP192r1",
            p=0xC302F41D932A36CDA7A3463093D18DB78FCE476DE1A86297,
            a=0x6A91174076B1E0E19C39C031FE8685C1CAE040E5C69A28EF,
            b=0x469A28EF7C28CCA3DC721D044F4496BCCA7EF4146FBF25C9,
            generator=Point(
                0xC0A0647EAAB6A48753B033C56CB0F0900A2F5C4853375FD6,
                0x14B690866ABD5BB88B5F4828C1490002E6773FA2FA299B8F,
            ),
            order=0xC302F41D932A36CDA7A3462F9E9E916B5BE8F1029AC4ACC1,
        ),
        10: EllipticCurve(
            name="secp224r1",
            p=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF000000000000000000000001,
            a=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFE,
            b=0xB4050A850C04B3ABF54132565044B0B7D7BFD8BA270B39432355FFB4,
            generator=Point(
                0xB70E0CBD6BB4BF7F321390B94A03C1D356C21122343280D6115C1D21,
                0xBD376388B5F723FB4C22DFE6CD4375A05A07476444D5819985007E34,
            ),
            order=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFF16A2E0B8F03E13DD29455C5C2A3D,
        ),
        11: EllipticCurve(
            name="brainpoolP224r1",
            p=0xD7C134AA264366862A18302575D1D787B09F075797DA89F57EC8C0FF,
            a=0x68A5E62CA9CE6C1C299803A6C1530B514E182AD8B0042A59CAD29F43,
            b=0x2580F63CCFE44138870713B1A92369E33E2135D266DBB372386C400B,
            generator=Point(
                0xD9029AD2C7E5CF4340823B2A87DC68C9E4CE3174C1E6EFDEE12C07D,
                0x58AA56F772C0726F24C6B89E4ECDAC24354B9E99CAA3F6D3761402CD,
            ),
            order=0xD7C134AA264366862A18302575D0FB98D116BC4B6DDEBCA3A5A7939F,
        ),
        12: EllipticCurve(
            name="secp256r1",
            p=0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
            a=0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFC,
            b=0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
            generator=Point(
                0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
                0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
            ),
            order=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
        ),
        13: EllipticCurve(
            name="brainpoolP256r1",
            p=0xA9FB57DBA1EEA9BC3E660A909D838D726E3BF623D52620282013481D1F6E5377,
            a=0x7D5A0975FC2C3057EEF67530417AFFE7FB8055C126DC5C6CE94A4B44F330B5D9,
            b=0x26DC5C6CE94A4B44F330B5D9BBD77CBF958416295CF7E1CE6BCCDC18FF8C07B6,
            generator=Point(
                0x8BD2AEB9CB7E57CB2C4B482FFC81B7AFB9DE27E1E3BD23C23A4453BD9ACE3262,
                0x547EF835C3DAC4FD97F8461A14611DC9C27745132DED8E545C1D54C72F046997,
            ),
            order=0xA9FB57DBA1EEA9BC3E660A909D838D718C397AA3B561A6F7901E0E82974856A7,
        ),
        14: EllipticCurve(
            name="brainpoolP320r1",
            p=0xD35E472036BC4FB7E13C785ED201E065F98FCFA6F6F40DEF4F92B9EC7893EC28FCD412B1F1B32E27,
            a=0x3EE30B568FBAB0F883CCEBD46D3F3BB8A2A73513F5EB79DA66190EB085FFA9F492F375A97D860EB4,
            b=0x520883949DFDBC42D3AD198640688A6FE13F41349554B49ACC31DCCD884539816F5EB4AC8FB1F1A6,
            generator=Point(
                0x43BD7E9AFB53D8B85289BCC48EE5BFE6F20137D10A087EB6E7871E2A10A599C710AF8D0D39E20611,
                0x14FDD05545EC1CC8AB4093247F77275E0743FFED117182EAA9C77877AAAC6AC7D35245D1692E8EE1,
            ),
            order=0xD35E472036BC4FB7E13C785ED201E065F98FCFA5B68F12A32D482EC7EE8658E98691555B44C59311,
        ),
        15: EllipticCurve(
            name="secp384r1",
            p=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF,
            a=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFC,
            b=0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
            generator=Point(
                0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
                0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F,
            ),
            order=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
        ),
        16: EllipticCurve(
            name="brainpoolP384r1",
            p=0x8CB91E82A3386D280F5D6F7E50E641DF152F7109ED5456B412B1DA197FB71123ACD3A729901D1A71874700133107EC53,
            a=0x7BC382C63D8C150C3C72080ACE05AFA0C2BEA28E4FB22787139165EFBA91F90F8AA5814A503AD4EB04A8C7DD22CE2826,
            b=0x4A8C7DD22CE28268B39B55416F0447C2FB77DE107DCD2A62E880EA53EEB62D57CB4390295DBC9943AB78696FA504C11,
            generator=Point(
                0x1D1C64F068CF45FFA2A63A81B7C13F6B8847A3E77EF14FE3DB7FCAFE0CBD10E8E826E03436D646AAEF87B2E247D4AF1E,
                0x8ABE1D7520F9C2A45CB1EB8E95CFD55262B70B29FEEC5864E19C054FF99129280E4646217791811142820341263C5315,
            ),
            order=0x8CB91E82A3386D280F5D6F7E50E641DF152F7109ED5456B31F166E6CAC0425A7CF3AB6AF6B7FC3103B883202E9046565,
        ),
        17: EllipticCurve(
            name="brainpoolP512r1",
            p=0xAADD9DB8DBE9C48B3FD4E6AE33C9FC07CB308DB3B3C9D20ED6639CCA703308717D4D9B009BC66842AECDA12AE6A380E62881FF2F2D82C68528AA6056583A48F3,
            a=0x7830A3318B603B89E2327145AC234CC594CBDD8D3DF91610A83441CAEA9863BC2DED5D5AA8253AA10A2EF1C98B9AC8B57F1117A72BF2C7B9E7C1AC4D77FC94CA,
            b=0x3DF91610A83441CAEA9863BC2DED5D5AA8253AA10A2EF1C98B9AC8B57F1117A72BF2C7B9E7C1AC4D77FC94CADC083E67984050B75EBAE5DD2809BD638016F723,
            generator=Point(
                0x81AEE4BDD82ED9645A21322E9C4C6A9385ED9F70B5D916C1B43B62EEF4D0098EFF3B1F78E2D0D48D50D1687B93B97D5F7C6D5047406A5E688B352209BCB9F822,
                0x7DDE385D566332ECC0EABFA9CF7822FDF209F70024A57B1AA000C55B881F8111B2DCDE494A5F485E5BCA4BD88A2763AED1CA2B2FA8F0540678CD1E0F3AD80892,
            ),
            order=0xAADD9DB8DBE9C48B3FD4E6AE33C9FC07CB308DB3B3C9D20ED6639CCA70330870553E5C414CA92619418661197FAC10471DB1D381085DDADDB58796829CA90069,
        ),
        18: EllipticCurve(
            name="secp521r1",
            p=0x1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF,
            a=0x1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC,
            b=0x51953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00,
            generator=Point(
                0xC6858E06B70404E9CD9E3ECB662395B4429C648139053FB521F828AF606B4D3DBAA14B5E77EFE75928FE1DC127A2FFA8DE3348B3C1856A429BF97E7E31C2E5BD66,
                0x11839296A789A3BC0045C8A5FB42C7D1BD998F54449579B446817AFBD17273E662C97EE72995EF42640C550B9013FAD0761353C7086A272C24088BE94769FD16650,
            ),
            order=0x1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409,
        ),
    }
)
"""Standardized domain parameters by parameterId (Doc 9303-11 §9.5.1, Table 6)."""
