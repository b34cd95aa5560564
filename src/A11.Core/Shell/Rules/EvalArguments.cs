using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at lists of arguments that <c>eval</c> joins.</summary>
public sealed class EvalArguments() : ShellCommandRule("eval")
{
    private static readonly CheckDescriptor QuotedList = new("AXS2293", "separate-words-in-eval", "Join quoted words with * for eval", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2293"],
    };

    private static readonly CheckDescriptor ListOfWords = new("AXS2294", "array-in-eval", "Don't pass arrays to eval", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2294"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => ListOfWords;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [QuotedList, ListOfWords];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        foreach (var word in command.Arguments)
        {
            if (word.AllParts.Select(static pair => pair.Part).FirstOrDefault(static part => part is ParameterExpansion { IsWordList: true, Operator: "" or "@Q" or ":" }) is ParameterExpansion list)
            {
                if (list.Operator == "@Q")
                {
                    script.Report(QuotedList, word.Span, "eval joins its arguments to one text. Write * instead of @ to join the quoted words explicitly.");
                }
                else
                {
                    script.Report(ListOfWords, word.Span, $"eval joins the elements of {script.TextOf(list)} and splits them again at whitespace. Run \"{script.TextOf(list)}\" without eval.");
                }
            }
        }
    }
}
