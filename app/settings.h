/* SPDX-License-Identifier: GPL-3.0-or-later
 * The configuration as what the kiosk works with: the panel, the site, the keys. A wrong value is told with
 * what would be right. */
#ifndef SETTINGS_H
#define SETTINGS_H

#include "base/config.h"
#include "keymap.h"
#include "kiosk/model.h"

bool settings_panel(const struct config *config, struct panel *ret_panel);
bool settings_site(struct config *config, struct site *ret_site); /* all but `voices` */
bool settings_keys(const struct config *config, struct keymap *ret_keymap);

#endif
