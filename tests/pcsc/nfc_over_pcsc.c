/*
 * Those calls of libnfc that the program mrtdreader makes, carried out on the first PC/SC reader. Preloaded, it lets
 * the program read a card through PC/SC; of the chip it knows nothing. Signatures as in nfc/nfc.h of libnfc 1.8.
 */
#include <PCSC/winscard.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define UNUSED __attribute__((unused))

static SCARDCONTEXT context;
static SCARDHANDLE card;
static const SCARD_IO_REQUEST *protocol;
static char reader[1024];

void nfc_init(void **made) {
    *made = SCardEstablishContext(SCARD_SCOPE_USER, NULL, NULL, &context) == SCARD_S_SUCCESS ? reader : NULL;
}

size_t nfc_list_devices(UNUSED void *made, char found[][1024], size_t room) {
    DWORD size = sizeof reader;
    if (room == 0 || SCardListReaders(context, NULL, reader, &size) != SCARD_S_SUCCESS)
        return 0;
    strcpy(found[0], reader);
    return 1;
}

void *nfc_open(UNUSED void *made, UNUSED const char *device) { return reader; }

int nfc_initiator_init(UNUSED void *device) { return 0; }

int nfc_device_set_property_bool(UNUSED void *device, UNUSED int property, UNUSED _Bool on) { return 0; }

const char *nfc_device_get_name(UNUSED void *device) { return reader; }

void nfc_perror(UNUSED const void *device, UNUSED const char *text) {}

int nfc_initiator_select_passive_target(UNUSED void *device, UNUSED uint64_t modulation, UNUSED const uint8_t *data,
                                        UNUSED size_t size, UNUSED void *target) {
    DWORD active, protocols = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1;
    /* The program asks again and again until there is a card: without one, end. */
    if (SCardConnect(context, reader, SCARD_SHARE_EXCLUSIVE, protocols, &card, &active) != SCARD_S_SUCCESS)
        exit(3);
    protocol = active == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
    return 1;
}

int nfc_initiator_transceive_bytes(UNUSED void *device, const uint8_t *sent, size_t length, uint8_t *received,
                                   size_t room, UNUSED int timeout) {
    DWORD size = room;
    if (SCardTransmit(card, protocol, sent, length, NULL, received, &size) != SCARD_S_SUCCESS)
        return -1;
    return (int)size;
}

void nfc_close(UNUSED void *device) { SCardDisconnect(card, SCARD_RESET_CARD); }

void nfc_exit(UNUSED void *made) { SCardReleaseContext(context); }
