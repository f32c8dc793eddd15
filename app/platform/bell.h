/* SPDX-License-Identifier: GPL-3.0-or-later
 * What one thread sleeps at (poll, POLLIN) and any other rings. Rung many times is rung once. Not for others.
 */
#ifndef PLATFORM_BELL_H
#define PLATFORM_BELL_H

int bell_open(void); /* a descriptor; the caller closes it */
void bell_ring(int bell);
void bell_hush(int bell); /* until it is rung again; does not wait */

#endif
