// SPDX-License-Identifier: GPL-3.0-or-later
/* Every --format: one file each, one row here. */
#include "hub/import.h"

const struct importer_row importers[] = {
    {"items", import_items},
    {"cap", import_cap},
    {NULL, NULL},
};

const importer importers_that_fetch[] = {
    NULL,
};
