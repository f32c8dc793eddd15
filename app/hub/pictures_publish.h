/* SPDX-License-Identifier: GPL-3.0-or-later
 * What a release names of the hub's pictures (exchange/pictures.h), as the same files in
 * public/tuf/<channel>/targets/pictures/<sha256>, where any web server can carry them. */
#ifndef HUB_PICTURES_PUBLISH_H
#define HUB_PICTURES_PUBLISH_H

#include "hub/publish.h"

/* Puts every picture of what is selected for the channel into its public folder. Those that no release names
 * stay for PICTURE_GRACE_S, for kiosks that are behind, and then go. A picture that the hub has lost is
 * reported, and does not stop the release. */
enum { PICTURE_GRACE_S = 30 * 86400 };
enum err pictures_publish(const struct publish *publish, const char *channel);

#endif
