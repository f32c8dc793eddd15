// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as XML: a refusal names its line and why; a tree keeps its bounds, and all in it is UTF-8. */
#include <stdlib.h>

#include "base/utf8.h"
#include "base/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int nodes;

static void hold(bool holds)
{
    if (!holds)
        __builtin_trap();
}

static void check(const struct xml_node *node, int depth)
{
    hold(depth <= XML_DEPTH_MAX && ++nodes <= XML_NODES_MAX && node->line >= 1);
    hold(node->text.ptr && utf8_valid(node->text) && utf8_valid(node->name) && utf8_valid(node->space));
    for (const struct xml_attribute *at = node->attributes; at; at = at->next)
        hold(utf8_valid(at->name) && utf8_valid(at->value) && utf8_valid(at->space));
    for (const struct xml_node *in = node->first; in; in = in->next)
        check(in, depth + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    const struct xml_node *root;
    struct xml_fault fault = {0};
    arena_init(&arena);
    nodes = 0;
    if (xml_parse((struct str){(const char *)data, size}, &arena, &root, &fault) == ERR_OK)
        check(root, 1);
    else
        hold(fault.line >= 1 && fault.reason[0]);
    arena_release(&arena);
    return 0;
}
