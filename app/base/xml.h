/* SPDX-License-Identifier: GPL-3.0-or-later
 * XML (1.0, with namespaces) as a small tree, bounded. Refused whole: document types and with them every
 * entity but the five of XML itself (what is not declared cannot be expanded), encodings other than UTF-8,
 * US-ASCII and ISO-8859-1, and what goes past the limits below. All strings are UTF-8. */
#ifndef BASE_XML_H
#define BASE_XML_H

#include "base/arena.h"
#include "base/err.h"

enum { XML_BYTES_MAX = 1 << 20, XML_DEPTH_MAX = 20, XML_NODES_MAX = 20000 };

struct xml_attribute {
    struct str space, name, value; /* space: the namespace's URI; empty: none */
    const struct xml_attribute *next;
};
struct xml_node {
    struct str space, name;
    struct str text; /* its own, without that of the nodes in it; never NULL */
    int line;        /* of its start tag, from 1 */
    const struct xml_attribute *attributes;
    const struct xml_node *first, *next; /* the nodes in it; the one after it */
};
struct xml_fault {
    int line;
    char reason[160];
};

/* ERR_LIMIT (too long, too deep, too many nodes), ERR_INVALID (refused by the rules above) or ERR_SYNTAX.
 * The tree lives in `arena`. ret_fault may be NULL. */
enum err xml_parse(struct str bytes, struct arena *arena, const struct xml_node **ret_root,
                   struct xml_fault *ret_fault);

/* All readers take NULL and then answer "nothing". Names are looked for in the namespace of `node`. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name); /* the first of that name */
const struct xml_node *xml_next(const struct xml_node *node); /* the next beside it of the same name */
struct str xml_text(const struct xml_node *node); /* without white space around it; ptr NULL for NULL */
struct str xml_child_text(const struct xml_node *node, const char *name);

#endif
