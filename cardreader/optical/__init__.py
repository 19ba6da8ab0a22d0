"""What a camera or a scanner yields: QR codes of cards and insurance papers, and the chip keys they carry."""
