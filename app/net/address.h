/* SPDX-License-Identifier: GPL-3.0-or-later
 * Which addresses are of the open internet. Who may name an address that a program fetches must not reach
 * with it what only the program can reach: its own machine, the network it stands in, the cloud's metadata.
 */
#ifndef NET_ADDRESS_H
#define NET_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* False for everything that the registries of special-purpose addresses (RFC 6890, IANA) keep from being
 * globally reachable, multicast, and whatever is neither IPv4 nor IPv6. IPv4 inside IPv6 is looked at as
 * IPv4. */
bool address_is_public(const struct sockaddr *address, socklen_t len);

#endif
