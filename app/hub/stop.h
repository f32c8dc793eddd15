/* SPDX-License-Identifier: GPL-3.0-or-later
 * Places where the tests cut the power: with TORGET_TEST_STOP=name in the environment the program ends there
 * at once, as if killed. */
#ifndef HUB_STOP_H
#define HUB_STOP_H

void stop_point(const char *name);

#endif
