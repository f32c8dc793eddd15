/* SPDX-License-Identifier: GPL-3.0-or-later
 * CAP 1.2 (OASIS Common Alerting Protocol) as notices. Of this folder's CAP importer only.
 *
 * How urgent a notice is, from three words of <info>:
 *   alert, full screen: severity Extreme or Severe, and urgency Immediate or Expected, and certainty Observed
 *                       or Likely
 *   warning:            severity Extreme, Severe or Moderate, else, unless it is Unlikely or Past
 *   info:               everything else, and whatever says AllClear
 * It shows from `effective` (else `sent`), not from `onset`: people have to know before it begins. It ends at
 * `expires`, else, with a warning, 24 hours after it was sent. */
#ifndef EXCHANGE_CAP_H
#define EXCHANGE_CAP_H

#include "base/xml.h"
#include "exchange/import.h"

enum { CAP_SEGMENTS_MAX = 8, CAP_LANGUAGES_MAX = 20 };

/* An <alert> holds one <info> a language; the second of a language begins another notice. */
struct cap_segment {
    const struct xml_node *infos[CAP_LANGUAGES_MAX];
    struct str tags[CAP_LANGUAGES_MAX]; /* "sv": small letters, without the region */
    int n;
};
struct cap_alert {
    const struct xml_node *node;
    struct str identifier, sender;
    struct moment sent;
    struct cap_segment segments[CAP_SEGMENTS_MAX];
    int n_segments;
};

/* One message, staged or refused. */
void cap_take(struct import *import, const char *file, struct str bytes);
/* The id of a segment's notice; the same for every message that names sender and identifier. */
struct str cap_id(struct import *import, struct str sender, struct str identifier, int segment);
/* The notice; the caller frees it. NULL when it was refused. */
struct js *cap_notice(struct import *import, const struct cap_alert *alert, int segment,
                      const struct import_record *record);
/* The message as JSON, for people and programs that want what a notice leaves out (polygons, codes). */
struct js *cap_origin(const struct xml_node *alert);

#endif
