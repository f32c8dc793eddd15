/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where the kiosk's files lie: as the configuration says, else beside the program (as make leaves them), else
 * below the prefix (as make install does). */
#ifndef PLACES_H
#define PLACES_H

#include "base/config.h"

const char *find_assets(struct config *config);
const char *find_voice(struct config *config); /* the program that speaks; NULL: there is none */
const char *find_data(struct config *config);

#endif
