using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>echo prints text and nothing else.</summary>
public sealed class EchoOnlyText() : ShellCommandRule("echo")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2005", "echo-only-text", "echo prints text and nothing else", Severity.Info, Category.Correct)
    {
        Aliases = ["shellcheck/SC2005", "shellcheck/SC2116", "shellcheck/SC2028"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        var arguments = command.Words.RemoveAt(0);
        if (command.Node.Redirections.IsEmpty && arguments is [{ Parts: [CommandSubstitution] or [DoubleQuotedPart { Parts: [CommandSubstitution] }] } only] && SubstitutionOf(only) is { Body.IsEmpty: false, ReadFile: null } substitution && substitution.Body.Items.Length == 1)
        {
            script.Report(this, command.Node.Span, "echo prints what the command has printed; run the command alone.", code: "SC2005");
        }

        if (script.Enclosing<CommandSubstitution>() is { } outer && outer.Body.Only == command.Node && command.Node.Redirections.IsEmpty && arguments.Length > 0 && !arguments.Any(static word => word.HasPattern || word.Value.StartsWith('-') || word.Value.Contains('{', StringComparison.Ordinal) && word.Bare is not null) && arguments is not [{ Parts: [CommandSubstitution] or [DoubleQuotedPart { Parts: [CommandSubstitution] }] }] && (arguments.Length == 1 || !arguments.All(static word => word.AllParts.All(static pair => pair.Part is LiteralPart or SingleQuotedPart))) && !arguments.Any(static word => word.AllParts.Any(static pair => pair.Part is HostExpansion)))
        {
            script.Report(this, command.Node.Span, "The output of echo in $(…) is what stands behind echo; write that.", code: "SC2116");
        }

        if (arguments.FirstOrDefault()?.Value is ['-', ..] option && option.Contains('e', StringComparison.Ordinal))
        {
            return;
        }

        foreach (var argument in arguments)
        {
            if (HasEscape(argument))
            {
                script.Report(this, argument.Span, "Whether echo turns \\n and its like into what they stand for depends on the shell; use printf.", code: "SC2028");
                return;
            }
        }
    }

    private static CommandSubstitution? SubstitutionOf(ShellWord word) => word.AllParts.First().Part as CommandSubstitution;

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
