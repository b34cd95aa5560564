using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Shell.Rules;

/// <summary>Words that the shell takes for the name of a command, and that were meant as something else.</summary>
public sealed class MisreadCommands : ShellNodeRule<SimpleCommand>
{
    private static readonly CheckDescriptor Negation = new("AXS1035", "missing-space-after-negation", "Put a space after !", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1035"], Fix = FixSafety.Unsafe };

    private static readonly CheckDescriptor Case = new("AXS1081", "keyword-in-wrong-case", "Write keywords in lowercase", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1081"] };

    private static readonly CheckDescriptor Comment = new("AXS1127", "comment-of-other-language", "Comments must start with #", Severity.Warning, Category.Correct) { Aliases = ["shellcheck/SC1127"] };

    private static readonly ImmutableHashSet<string> Keywords =
        ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "if", "then", "elif", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "function");

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Negation;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Negation, Case, Comment];

    /// <inheritdoc/>
    protected override void Visit(SimpleCommand node, ScriptContext script)
    {
        if (node.Words is not [{ Bare: { } name } first, ..] || script.Functions.ContainsKey(name))
        {
            return;
        }

        if (name is ['!', var next, ..] && (char.IsAsciiLetter(next) || next is '[' or '_' or '/' or '.'))
        {
            script.Report(Negation, first.Span, $"This runs a command named {name}. Put a space after the !.", new Fix("Add a space", [new TextEdit(new TextSpan(first.Span.Start + 1, 0), " ")], FixSafety.Unsafe));
        }
        else if (Keywords.TryGetValue(name, out var keyword) && keyword != name)
        {
            script.Report(Case, first.Span, $"This runs a command named {name}. Keywords are lowercase: {keyword}");
        }
        else if (IsComment(name))
        {
            script.Report(Comment, first.Span, $"This runs a command named {name}. Start the comment with #.");
        }
    }

    /// <summary>Whether the word starts a comment elsewhere. A path may begin with two slashes.</summary>
    internal static bool IsComment(string name) => name is "--" or "/*" or ['/', '*', '*', ..] || (name.StartsWith("//", StringComparison.Ordinal) && name.IndexOf('/', 2) < 0);
}
