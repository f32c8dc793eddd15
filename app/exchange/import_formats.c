// SPDX-License-Identifier: GPL-3.0-or-later
/* Every --format: one file each, one row here. */
#include "exchange/import.h"

const struct importer_row importers[] = {
    {"items", import_items}, /* our own */
    {"ics", import_ics},     /* RFC 5545 */
    {"cap", import_cap},     /* alerts, CAP 1.2 */
    {"csv", import_csv},     /* a table */
    {"volunteering", import_volunteering},
    {"jsonld", import_jsonld}, /* pages */
    {"hsds", import_hsds},     /* Open Referral, HSDS 3 */
    {NULL, NULL},
};

const importer importers_that_fetch[] = {
    import_hsds,
    NULL,
};

importer importer_find(struct str format)
{
    for (const struct importer_row *row = importers; row->format; row++)
        if (str_is(format, row->format))
            return row->read;
    return NULL;
}
