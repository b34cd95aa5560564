using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Looks at values with quotes in them that are expanded to arguments.</summary>
public sealed class QuotesInValues : ShellRule
{
    private static readonly CheckDescriptor QuotesInAssignment = new("AXS2089", "quotes-in-value", "Keep arguments with spaces in an array", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2089"],
    };

    private static readonly CheckDescriptor UseOfQuotes = new("AXS2090", "unquoted-value-with-quotes", "Don't expand values that contain quotes to arguments", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2090"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => QuotesInAssignment;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [QuotesInAssignment, UseOfQuotes];

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        var quoted = script.Variables.Writes.Where(write => write.Kind is WriteKind.Assignment && write.Value is { } value && HoldsQuotes(value)).ToArray();
        if (quoted.Length > 0)
        {
            new Walk(script, quoted).Start();
        }
    }

    private static bool HoldsQuotes(ShellWord value)
    {
        if (value.Parts is [ArrayLiteral])
        {
            return false;
        }

        var text = value.Parts switch { [SingleQuotedPart { IsAnsi: false } single] => single.Value, _ => string.Concat(value.AllParts.Select(static pair => pair.Part is LiteralPart literal && pair.IsQuoted ? literal.Value : "")) };
        return (HasPair(text, '"') || HasPair(text, '\'') || text.Contains("\\ ", StringComparison.Ordinal)) && !text.StartsWith('{');
    }

    private static bool HasPair(string text, char quote) => text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var first && text.IndexOf(quote, first + 1) is var second && second > first && (first == 0 || text[first - 1] is ' ' or '=' or '/' or '(');

    private sealed class Walk(ScriptContext script, VariableWrite[] quoted) : ShellWalker
    {
        private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);

        public void Start()
        {
            foreach (var write in quoted)
            {
                _sources[write.Name] = write.Name;
            }

            foreach (var write in script.Variables.Writes)
            {
                if (write.Value is { } value && value.AllParts.Any(pair => pair.Part is ParameterExpansion { IsLength: false } parameter && _sources.ContainsKey(parameter.Name)))
                {
                    _sources[write.Name] = _sources[value.AllParts.Select(static pair => pair.Part).OfType<ParameterExpansion>().First(parameter => _sources.ContainsKey(parameter.Name)).Name];
                }
            }

            Visit(script.Script.Root);
        }

        protected override void Visit(ShellNode node)
        {
            if (node is SimpleCommand command && command.Name is not ("eval" or "export" or "echo" or "printf"))
            {
                foreach (var part in command.Words.SelectMany(static word => word.Parts).OfType<ParameterExpansion>())
                {
                    Check(part);
                }
            }

            VisitChildren(node);
        }

        private void Check(ParameterExpansion part)
        {
            if (!part.IsLength && part.Operator.Length == 0 && part.Subscript is null && _sources.TryGetValue(part.Name, out var source) && _reported.Add(part.Name))
            {
                var write = quoted.Last(candidate => candidate.Name == part.Name || candidate.Name == source);
                script.Report(QuotesInAssignment, write.Span, $"Quotes in the value of {write.Name} don't group words when it is expanded. Keep the arguments in {(script.IsPosix ? "\"$@\" with set --" : "an array")}.");
                script.Report(UseOfQuotes, part.Span, $"The quotes in the value of {part.Name} are passed to the command as characters. Use {(script.IsPosix ? "set -- and \"$@\"" : $"an array: \"${{{part.Name}[@]}}\"")}.");
            }
        }
    }
}
