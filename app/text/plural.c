// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/plural.h"

#include <string.h>

enum { RULE_BYTES_MAX = 1000, DEPTH_MAX = 40 };

enum op {
    OP_N,
    OP_NUMBER,
    OP_NOT,
    OP_IF,
    OP_OR,
    OP_AND,
    OP_EQ,
    OP_NE,
    OP_LE,
    OP_GE,
    OP_LT,
    OP_GT,
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
    OP_MOD
};

struct plural_node {
    enum op op;
    uint64_t number;
    const struct plural_node *a, *b, *c;
};

struct parsing {
    struct str text;
    size_t at;
    int depth;
    struct arena *arena;
};

static const struct plural_node *parse_if(struct parsing *p);

static const struct plural_node *node(struct parsing *p, enum op op, const struct plural_node *a,
                                      const struct plural_node *b, const struct plural_node *c)
{
    struct plural_node *made = ARENA_NEW(p->arena, struct plural_node);
    *made = (struct plural_node){op, 0, a, b, c};
    return made;
}

static bool take(struct parsing *p, const char *token)
{
    while (p->at < p->text.len && strchr(" \t\\\n", p->text.ptr[p->at]))
        p->at++;
    if (!str_starts(str_sub(p->text, p->at, p->text.len), token))
        return false;
    p->at += strlen(token);
    return true;
}

static const struct plural_node *parse_number(struct parsing *p)
{
    uint64_t value = 0;
    size_t from = p->at;
    for (; p->at < p->text.len && p->text.ptr[p->at] >= '0' && p->text.ptr[p->at] <= '9'; p->at++) {
        if (value > 100000000)
            return NULL;
        value = value * 10 + (uint64_t)(p->text.ptr[p->at] - '0');
    }
    if (p->at == from)
        return NULL;
    struct plural_node *made = ARENA_NEW(p->arena, struct plural_node);
    *made = (struct plural_node){OP_NUMBER, value, NULL, NULL, NULL};
    return made;
}

static const struct plural_node *parse_unary(struct parsing *p)
{
    const struct plural_node *inner;
    if (p->depth >= DEPTH_MAX)
        return NULL;
    if (take(p, "n"))
        return node(p, OP_N, NULL, NULL, NULL);
    p->depth++;
    if (take(p, "!")) {
        inner = parse_unary(p);
        inner = inner ? node(p, OP_NOT, inner, NULL, NULL) : NULL;
    } else if (take(p, "(")) {
        inner = parse_if(p);
        if (!take(p, ")"))
            inner = NULL;
    } else {
        inner = parse_number(p);
    }
    p->depth--;
    return inner;
}

/* Loosest first. Within a row the longer token stands first, so that "<" does not eat the "<" of "<=". */
static const struct {
    int level;
    const char *token;
    enum op op;
} binary[] = {
    {0, "||", OP_OR}, {1, "&&", OP_AND}, {2, "==", OP_EQ}, {2, "!=", OP_NE}, {3, "<=", OP_LE},
    {3, ">=", OP_GE}, {3, "<", OP_LT},   {3, ">", OP_GT},  {4, "+", OP_ADD}, {4, "-", OP_SUB},
    {5, "*", OP_MUL}, {5, "/", OP_DIV},  {5, "%", OP_MOD},
};
enum { LEVELS = 6 };

static bool take_binary(struct parsing *p, int level, enum op *ret_op)
{
    for (size_t i = 0; i < sizeof binary / sizeof *binary; i++)
        if (binary[i].level == level && take(p, binary[i].token)) {
            *ret_op = binary[i].op;
            return true;
        }
    return false;
}

static const struct plural_node *parse_binary(struct parsing *p, int level)
{
    enum op op;
    if (level == LEVELS)
        return parse_unary(p);
    const struct plural_node *left = parse_binary(p, level + 1);
    while (left && take_binary(p, level, &op)) {
        const struct plural_node *right = parse_binary(p, level + 1);
        left = right ? node(p, op, left, right, NULL) : NULL;
    }
    return left;
}

static const struct plural_node *parse_if(struct parsing *p)
{
    const struct plural_node *test = parse_binary(p, 0);
    if (!test || !take(p, "?"))
        return test;
    if (++p->depth > DEPTH_MAX)
        return NULL;
    const struct plural_node *yes = parse_if(p);
    const struct plural_node *no = yes && take(p, ":") ? parse_if(p) : NULL;
    p->depth--;
    return no ? node(p, OP_IF, test, yes, no) : NULL;
}

enum err plural_parse(struct str header, struct arena *arena, struct plural *ret_plural)
{
    struct parsing p = {.text = header, .arena = arena};
    if (header.len > RULE_BYTES_MAX)
        return ERR_LIMIT;
    if (!take(&p, "nplurals") || !take(&p, "="))
        return ERR_SYNTAX;
    take(&p, "");
    const struct plural_node *forms = parse_number(&p);
    if (!forms || forms->number < 1 || forms->number > PLURAL_FORMS_MAX || !take(&p, ";") ||
        !take(&p, "plural") || !take(&p, "="))
        return ERR_SYNTAX;
    const struct plural_node *rule = parse_if(&p);
    if (!rule)
        return ERR_SYNTAX;
    take(&p, ";");
    take(&p, "");
    if (p.at != header.len)
        return ERR_SYNTAX;
    *ret_plural = (struct plural){(int)forms->number, rule};
    return ERR_OK;
}

static uint64_t value_of(const struct plural_node *e, uint64_t n)
{
    if (e->op == OP_N || e->op == OP_NUMBER)
        return e->op == OP_N ? n : e->number;
    uint64_t a = value_of(e->a, n);
    if (e->op == OP_NOT)
        return !a;
    if (e->op == OP_IF)
        return value_of(a ? e->b : e->c, n);
    uint64_t b = value_of(e->b, n);
    switch (e->op) {
    case OP_OR:
        return a || b;
    case OP_AND:
        return a && b;
    case OP_EQ:
        return a == b;
    case OP_NE:
        return a != b;
    case OP_LE:
        return a <= b;
    case OP_GE:
        return a >= b;
    case OP_LT:
        return a < b;
    case OP_GT:
        return a > b;
    case OP_ADD:
        return a + b;
    case OP_SUB:
        return a - b;
    case OP_MUL:
        return a * b;
    case OP_DIV:
        return b ? a / b : 0;
    case OP_MOD:
        return b ? a % b : 0;
    case OP_N:
    case OP_NUMBER:
    case OP_NOT:
    case OP_IF:
        break;
    }
    return 0;
}

int plural_form(const struct plural *plural, int64_t n)
{
    uint64_t size = n < 0 ? (uint64_t)0 - (uint64_t)n : (uint64_t)n;
    uint64_t form = value_of(plural->rule, size);
    return form < (uint64_t)plural->forms ? (int)form : plural->forms - 1;
}
