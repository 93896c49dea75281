//! What Elixir says at length: of calls and keywords that mean two things.

use super::super::error::Complaint;
use super::super::lexer::invalid_do;
use super::super::token::Token;
use super::build::Built;

fn line(built: &Built) -> u32 {
    built.quoted.as_node().map_or(0, |node| node.meta.line)
}

/// `one a, two b, c`.
pub(super) fn ambiguous_call(argument: &Built) -> Box<Complaint> {
    let what = "unexpected comma. Parentheses are required to solve ambiguity in nested calls.\n\nThis error happens when you \
                have nested function calls without parentheses. For example:\n\n    one a, two b, c, d\n\nIn the example above, \
                we don't know if the parameters \"c\" and \"d\" apply to the function \"one\" or \"two\". You can solve this by \
                explicitly adding parentheses:\n\n    one a, two(b, c, d)\n\nOr by adding commas (in case a nested call is not \
                intended):\n\n    one, a, two, b, c, d\n\nElixir cannot compile otherwise. Syntax error before: ','";
    Complaint::of_line(line(argument), what)
}

/// `[a, b c, d]`.
pub(super) fn ambiguous_container(element: &Built) -> Box<Complaint> {
    let what = "unexpected comma. Parentheses are required to solve ambiguity inside containers.\n\nThis error may happen when \
                you forget a comma in a list or other container:\n\n    [a, b c, d]\n\nOr when you have ambiguous calls:\n\n    \
                [one, two three, four, five]\n\nIn the example above, we don't know if the parameters \"four\" and \"five\" \
                belongs to the list or the function \"two\". You can solve this by explicitly adding parentheses:\n\n    [one, \
                two(three, four), five]\n\nElixir cannot compile otherwise. Syntax error before: ','";
    Complaint::of_line(line(element), what)
}

/// `foo (1, 2)`.
pub(super) fn unexpected_parentheses(open: &Token) -> Box<Complaint> {
    let what = "unexpected parentheses. If you are making a function call, do not insert spaces between the function name and \
                the opening parentheses. Syntax error before: '('";
    Complaint::new(open.line, open.column, what)
}

/// `foo(a: 1, 2)` and `[a: 1, 2]`.
pub(super) fn keywords_in_the_middle(comma: &Token, is_call: bool) -> Box<Complaint> {
    let (place, wrong, instead) = if is_call {
        (
            "as the last argument",
            "    function_call(1, some: :option, 2)\n",
            "wrap the keyword in brackets:\n\n    function_call(1, [some: :option], 2)\n",
        )
    } else {
        (
            "last in lists and maps",
            "    [some: :value, :another]\n    %{some: :value, another => value}\n",
            "reorder it to be the last entry:\n\n    [:another, some: :value]\n    %{another => value, some: :value}\n",
        )
    };
    let what = format!(
        "unexpected expression after keyword list. Keyword lists must always come {place}. Therefore, this is not allowed:\n\n\
         {wrong}\nInstead, {instead}\nSyntax error after: ','"
    );
    Complaint::new(comma.line, comma.column, what)
}

/// `1 a: 2`: a keyword right behind a value.
pub(super) fn misplaced_keyword(token: &Token) -> Box<Complaint> {
    let name = token.name().name();
    if name == "do" {
        return Complaint::bare(token.line, token.column, invalid_do("unexpected keyword: do:"));
    }
    Complaint::new(token.line, token.column, format!("syntax error before: '{name}:'"))
}
