// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct range4 {
    uint32_t first;
    int bits;
};
static const struct range4 special4[] = {
    {0x00000000, 8},  /* 0.0.0.0/8 this network */
    {0x0a000000, 8},  /* 10.0.0.0/8 private */
    {0x64400000, 10}, /* 100.64.0.0/10 shared by a provider's customers */
    {0x7f000000, 8},  /* 127.0.0.0/8 this machine */
    {0xa9fe0000, 16}, /* 169.254.0.0/16 this link; where clouds keep their metadata */
    {0xac100000, 12}, /* 172.16.0.0/12 private */
    {0xc0000000, 24}, /* 192.0.0.0/24 protocol assignments */
    {0xc0000200, 24}, /* 192.0.2.0/24 documentation */
    {0xc0586300, 24}, /* 192.88.99.0/24 6to4 relays, given up */
    {0xc0a80000, 16}, /* 192.168.0.0/16 private */
    {0xc6120000, 15}, /* 198.18.0.0/15 measurements */
    {0xc6336400, 24}, /* 198.51.100.0/24 documentation */
    {0xcb007100, 24}, /* 203.0.113.0/24 documentation */
    {0xe0000000, 3},  /* 224.0.0.0/3 multicast, reserved, broadcast */
};

static bool is_public4(uint32_t address)
{
    for (size_t i = 0; i < sizeof special4 / sizeof *special4; i++)
        if ((address ^ special4[i].first) >> (32 - special4[i].bits) == 0)
            return false;
    return true;
}

struct range6 {
    uint8_t first[8];
    int bits;
};
/* Inside 2000::/3, outside of which nothing is global unicast. */
static const struct range6 special6[] = {
    {{0x20, 0x01, 0x00}, 23},       /* 2001::/23 protocol assignments, Teredo */
    {{0x20, 0x01, 0x0d, 0xb8}, 32}, /* 2001:db8::/32 documentation */
    {{0x20, 0x02}, 16},             /* 2002::/16 6to4: any IPv4 address may be in it */
    {{0x3f, 0xff}, 20},             /* 3fff::/20 documentation */
};

static bool starts_with(const uint8_t *address, const uint8_t *first, int bits)
{
    int bytes = bits / 8, rest = bits % 8;
    if (memcmp(address, first, (size_t)bytes) != 0)
        return false;
    return rest == 0 || (address[bytes] ^ first[bytes]) >> (8 - rest) == 0;
}

static bool is_public6(const uint8_t address[16])
{
    static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff}; /* ::ffff:0:0/96 */
    static const uint8_t nat64[12] = {0x00, 0x64, 0xff, 0x9b};    /* 64:ff9b::/96 */
    if (memcmp(address, mapped, 12) == 0 || memcmp(address, nat64, 12) == 0)
        return is_public4((uint32_t)address[12] << 24 | (uint32_t)address[13] << 16 |
                          (uint32_t)address[14] << 8 | address[15]);
    if (address[0] >> 5 != 1)
        return false;
    for (size_t i = 0; i < sizeof special6 / sizeof *special6; i++)
        if (starts_with(address, special6[i].first, special6[i].bits))
            return false;
    return true;
}

bool address_is_public(const struct sockaddr *address, socklen_t len)
{
    if (address->sa_family == AF_INET && len >= (socklen_t)sizeof(struct sockaddr_in)) {
        struct sockaddr_in in;
        memcpy(&in, address, sizeof in);
        return is_public4(ntohl(in.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6 && len >= (socklen_t)sizeof(struct sockaddr_in6)) {
        struct sockaddr_in6 in;
        memcpy(&in, address, sizeof in);
        return is_public6(in.sin6_addr.s6_addr);
    }
    return false;
}
