"""ISO/IEC 7816-4: command and response APDUs, status words, BER-TLV, secure messaging, reading files."""
