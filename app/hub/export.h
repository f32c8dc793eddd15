/* SPDX-License-Identifier: GPL-3.0-or-later
 * Writing out what the hub has. Every --format is one row of exporters[]. */
#ifndef HUB_EXPORT_H
#define HUB_EXPORT_H

#include "store/db.h"

struct export_plan {
    struct db *db;
    const char *kind;   /* NULL: all */
    const char *lang;   /* of formats that take one language */
    const char *output; /* a folder; NULL: standard output */
    int64_t now_s;
};
typedef enum err (*exporter)(const struct export_plan *plan);
struct exporter_row {
    const char *format;
    exporter write;
};
extern const struct exporter_row exporters[]; /* ended by a row whose format is NULL */

enum err export_items(const struct export_plan *plan); /* an array of items, each as it is stored */
enum err export_hsds(const struct export_plan *plan);  /* an array of services; a folder gets every record */
enum err export_ics(const struct export_plan *plan);   /* events and the shifts of calls, as one calendar */

#endif
