"""A software eMRTD: the chip's side of the protocols of Doc 9303-10 and -11, with real keys and a test PKI."""
