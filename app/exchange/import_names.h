/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the hub knows by name: terms by title and synonym, places and organizations by title, organizations by
 * address too, in every language. Records of other formats name things so. Read once for an import, when
 * first asked for. What the import's own source brought before is not among it: the source says it anew. */
#ifndef EXCHANGE_IMPORT_NAMES_H
#define EXCHANGE_IMPORT_NAMES_H

#include "exchange/import.h"

/* The id of the one thing called that; empty: nobody is, or several are. Compared folded (text/fold.h). */
struct str import_term(struct import *import, struct str name);
struct str import_organization(struct import *import, struct str name,
                               struct str address); /* of the web, or of e-mail; either may be empty */
/* A place that has a street matches only where `street` is empty or the same. */
struct str import_place(struct import *import, struct str name, struct str street);
/* What this import has just made is known by name from then on. `url` and `street` may be empty. */
void import_learn_organization(struct import *import, struct str id, struct str name, struct str url);
void import_learn_place(struct import *import, struct str id, struct str name, struct str street);

#endif
