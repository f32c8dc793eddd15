// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/xml.h"

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

/* Between a namespace's URI and a name: no URI and no name can hold it. */
enum { SEPARATOR = '\n' };

struct open_node {
    struct xml_node *node;
    struct xml_node *last; /* of the nodes in it */
    struct buf text;
};
struct reading {
    XML_Parser parser;
    struct arena *arena;
    struct xml_node *root;
    struct open_node open[XML_DEPTH_MAX];
    int depth, nodes;
    enum err err; /* why it was stopped */
    struct xml_fault fault;
};

static void stop(struct reading *reading, enum err err, const char *reason)
{
    if (reading->err != ERR_OK)
        return;
    reading->err = err;
    reading->fault.line = (int)XML_GetCurrentLineNumber(reading->parser);
    snprintf(reading->fault.reason, sizeof reading->fault.reason, "%s", reason);
    XML_StopParser(reading->parser, XML_FALSE);
}

static void split_name(struct arena *arena, const char *both, struct str *ret_space, struct str *ret_name)
{
    struct str s = arena_str(arena, str_of(both));
    size_t at = str_find(s, SEPARATOR, 0);
    *ret_space = at < s.len ? str_sub(s, 0, at) : STR("");
    *ret_name = at < s.len ? str_sub(s, at + 1, s.len) : s;
}

static const struct xml_attribute *take_attributes(struct reading *reading, const char **pairs)
{
    struct xml_attribute *first = NULL, **last = &first;
    for (; *pairs; pairs += 2) {
        struct xml_attribute *attribute = ARENA_NEW(reading->arena, struct xml_attribute);
        split_name(reading->arena, pairs[0], &attribute->space, &attribute->name);
        attribute->value = arena_str(reading->arena, str_of(pairs[1]));
        *last = attribute;
        last = (struct xml_attribute **)&attribute->next;
    }
    return first;
}

static void append(struct reading *reading, struct xml_node *node)
{
    struct open_node *up = reading->depth ? &reading->open[reading->depth - 1] : NULL;
    if (!up)
        reading->root = node;
    else if (up->last)
        up->last->next = node;
    else
        up->node->first = node;
    if (up)
        up->last = node;
}

static void begin_node(void *ctx, const char *name, const char **attributes)
{
    struct reading *reading = ctx;
    if (reading->err != ERR_OK)
        return; /* expat may still hand over what it has read */
    if (reading->depth == XML_DEPTH_MAX) {
        stop(reading, ERR_LIMIT, "nested too deep");
        return;
    }
    if (++reading->nodes > XML_NODES_MAX) {
        stop(reading, ERR_LIMIT, "too many elements");
        return;
    }
    struct xml_node *node = ARENA_NEW(reading->arena, struct xml_node);
    split_name(reading->arena, name, &node->space, &node->name);
    node->line = (int)XML_GetCurrentLineNumber(reading->parser);
    node->attributes = take_attributes(reading, attributes);
    append(reading, node);
    struct open_node *open = &reading->open[reading->depth++];
    open->node = node;
    open->last = NULL;
    buf_clear(&open->text);
}

static void end_node(void *ctx, const char *name)
{
    struct reading *reading = ctx;
    (void)name;
    if (reading->err != ERR_OK)
        return;
    struct open_node *open = &reading->open[--reading->depth];
    open->node->text = arena_str(reading->arena, buf_view(&open->text));
}

static void take_text(void *ctx, const char *bytes, int len)
{
    struct reading *reading = ctx;
    if (reading->err == ERR_OK && reading->depth)
        buf_add(&reading->open[reading->depth - 1].text, bytes, (size_t)len);
}

static void refuse_doctype(void *ctx, const char *name, const char *system, const char *public, int internal)
{
    (void)name, (void)system, (void)public, (void)internal;
    stop(ctx, ERR_INVALID, "a document type (DOCTYPE) is not accepted");
}

static void check_declaration(void *ctx, const char *version, const char *encoding, int standalone)
{
    static const char *const known[] = {"UTF-8", "US-ASCII", "ISO-8859-1"};
    (void)version, (void)standalone;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!encoding || strcasecmp(encoding, known[i]) == 0)
            return;
    stop(ctx, ERR_INVALID, "only the encodings UTF-8, US-ASCII and ISO-8859-1 are accepted");
}

static enum err fail(struct reading *reading)
{
    enum XML_Error code = XML_GetErrorCode(reading->parser);
    if (reading->err != ERR_OK)
        return reading->err;
    if (code == XML_ERROR_NO_MEMORY)
        abort();
    reading->fault.line = (int)XML_GetCurrentLineNumber(reading->parser);
    snprintf(reading->fault.reason, sizeof reading->fault.reason, "%s",
             code == XML_ERROR_UNDEFINED_ENTITY ? "an entity that XML itself does not know is not accepted"
             : code == XML_ERROR_UNKNOWN_ENCODING
                 ? "only the encodings UTF-8, US-ASCII and ISO-8859-1 are accepted"
                 : XML_ErrorString(code));
    return code == XML_ERROR_UNDEFINED_ENTITY || code == XML_ERROR_UNKNOWN_ENCODING ? ERR_INVALID
                                                                                    : ERR_SYNTAX;
}

static enum err read_all(struct reading *reading, struct str bytes)
{
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, begin_node, end_node);
    XML_SetCharacterDataHandler(reading->parser, take_text);
    XML_SetStartDoctypeDeclHandler(reading->parser, refuse_doctype);
    XML_SetXmlDeclHandler(reading->parser, check_declaration);
    enum XML_Status status = XML_Parse(reading->parser, bytes.ptr, (int)bytes.len, XML_TRUE);
    return status == XML_STATUS_OK && reading->err == ERR_OK ? ERR_OK : fail(reading);
}

static enum err refuse(struct xml_fault *fault, enum err err, const char *reason)
{
    if (fault) {
        fault->line = 1;
        snprintf(fault->reason, sizeof fault->reason, "%s", reason);
    }
    return err;
}

enum err xml_parse(struct str bytes, struct arena *arena, const struct xml_node **ret_root,
                   struct xml_fault *ret_fault)
{
    if (bytes.len > XML_BYTES_MAX)
        return refuse(ret_fault, ERR_LIMIT, "larger than 1 MB");
    if (memchr(bytes.len ? bytes.ptr : "", 0, bytes.len)) /* UTF-16 and UTF-32 have them everywhere */
        return refuse(ret_fault, ERR_INVALID, "there are NUL bytes: this is not UTF-8");
    struct reading reading = {.parser = XML_ParserCreateNS(NULL, SEPARATOR), .arena = arena};
    if (!reading.parser)
        abort();
    for (int i = 0; i < XML_DEPTH_MAX; i++)
        buf_init(&reading.open[i].text, XML_BYTES_MAX * 2); /* ISO-8859-1 grows when it becomes UTF-8 */
    enum err err = read_all(&reading, bytes);
    for (int i = 0; i < XML_DEPTH_MAX; i++)
        buf_release(&reading.open[i].text);
    XML_ParserFree(reading.parser);
    if (err == ERR_OK)
        *ret_root = reading.root;
    else if (ret_fault)
        *ret_fault = reading.fault;
    return err;
}

static const struct xml_node *find(const struct xml_node *from, struct str space, struct str name)
{
    for (; from; from = from->next)
        if (str_eq(from->name, name) && str_eq(from->space, space))
            return from;
    return NULL;
}

const struct xml_node *xml_child(const struct xml_node *node, const char *name)
{
    return node ? find(node->first, node->space, str_of(name)) : NULL;
}

const struct xml_node *xml_next(const struct xml_node *node)
{
    return node ? find(node->next, node->space, node->name) : NULL;
}

struct str xml_text(const struct xml_node *node)
{
    return node ? str_trim(node->text) : (struct str){0};
}

struct str xml_child_text(const struct xml_node *node, const char *name)
{
    return xml_text(xml_child(node, name));
}
