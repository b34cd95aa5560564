using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>What echo is given to print.</summary>
public sealed class EchoArguments() : ShellCommandRule("echo")
{
    private static readonly CheckDescriptor Useless = new("AXS2005", "useless-echo", "Run a command without printing its output by echo", Severity.Info, Category.Fast) { Aliases = ["shellcheck/SC2005"] };

    private static readonly CheckDescriptor Escape = new("AXS2028", "escape-in-echo", "Print escape sequences with printf", Severity.Info, Category.Correct) { Aliases = ["shellcheck/SC2028"] };

    private static readonly CheckDescriptor Substituted = new("AXS2116", "echo-in-substitution", "Use a value without echo in a command substitution", Severity.Info, Category.Fast) { Aliases = ["shellcheck/SC2116"] };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Useless;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Useless, Escape, Substituted];

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var arguments = command.Words.RemoveAt(0);
        if (IsUseless(command.Node))
        {
            script.Report(Useless, command.Node.Span, "echo only prints what the command prints anyway. Run the command without echo and $(…).");
        }

        if (script.Enclosing<CommandSubstitution>() is { } outer && outer.Body.Only == command.Node && command.Node.Redirections.IsEmpty
            && !arguments.Any(static word => word.HasPattern || word.Value.StartsWith('-') || word.Parts.Any(static part => part is LiteralPart { IsEscaped: false } literal && literal.Value.Contains('{', StringComparison.Ordinal)))
            && arguments is not [{ Parts: [CommandSubstitution] or [DoubleQuotedPart { Parts: [CommandSubstitution] }] }]
            && (arguments.Length == 1 || !arguments.All(static word => word.AllParts.All(static pair => pair.Part is LiteralPart or SingleQuotedPart)))
            && !arguments.Any(static word => word.AllParts.Any(static pair => pair.Part is HostExpansion)))
        {
            script.Report(Substituted, command.Node.Span, "$(echo …) gives back what echo is given. Use the value itself.");
        }

        // dash always expands escapes, and whoever names it relies on that.
        if (script.Dialect is ShellDialect.Dash || (arguments.FirstOrDefault()?.Value is ['-', ..] option && option.Contains('e', StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var argument in arguments)
        {
            if (HasEscape(argument))
            {
                script.Report(Escape, argument.Span, "Some shells expand escapes such as \\n in echo, others print them. Use printf, for example printf 'text\\n'.");
                return;
            }
        }
    }

    /// <summary>Whether a command only prints what another command prints anyway.</summary>
    internal static bool IsUseless(SimpleCommand command) =>
        command is { Name: "echo", Words: [_, { Parts: [CommandSubstitution] or [DoubleQuotedPart { Parts: [CommandSubstitution] }] } only] }
        && only.AllParts.First().Part is CommandSubstitution { ReadFile: null, Body.Items.Length: 1 };

    private static bool HasEscape(ShellWord word)
    {
        foreach (var (part, _) in word.AllParts)
        {
            var text = part switch { SingleQuotedPart { IsAnsi: false } quoted => quoted.Value, LiteralPart { IsEscaped: false } literal when literal.Value.Length == literal.Span.Length => literal.Value, _ => "" };
            for (var i = text.IndexOf('\\', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('\\', i + 1))
            {
                if (text[i + 1] is 'n' or 't' or 'r' or 'a' or 'b' or 'f' or 'v' or 'e' || char.IsBetween(text[i + 1], '0', '7') || (text[i + 1] == 'x' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 2])))
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }
}
