/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names of languages that ICU lacks or has wrong. Of this folder only. */
#ifndef TEXT_LANG_NAME_OWN_H
#define TEXT_LANG_NAME_OWN_H

#include "text/lang.h"

const char *lang_name_own(struct str of, const struct lang *in); /* NULL: ask ICU */

#endif
