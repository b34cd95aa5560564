using A11.Core.Diagnostics;
using A11.Core.Shell.Flow;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>Quotes in a value quote nothing.</summary>
public sealed class KeepArgumentsInArrays : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2089", "keep-arguments-in-arrays", "Quotes in a value quote nothing", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2089", "shellcheck/SC2090"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        var quoted = script.Variables.Writes.Where(write => write.Kind is WriteKind.Assignment && write.Value is { } value && HoldsQuotes(value)).ToArray();
        if (quoted.Length > 0)
        {
            new Walk(this, script, quoted).Start();
        }
    }

    private static bool HoldsQuotes(ShellWord value)
    {
        if (value.Parts is [ArrayLiteral])
        {
            return false;
        }

        var text = value.Parts switch { [SingleQuotedPart { IsAnsi: false } single] => single.Value, _ => string.Concat(value.AllParts.Select(static pair => pair.Part is LiteralPart literal && pair.IsQuoted ? literal.Value : "")) };
        return text.Length > 1 && (HasPair(text, '"') || HasPair(text, '\'') || text.Contains("\\ ", StringComparison.Ordinal)) && !text.StartsWith('{');
    }

    private static bool HasPair(string text, char quote) => text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var first && text.IndexOf(quote, first + 1) is var second && second > first && (first == 0 || text[first - 1] is ' ' or '=' or '/' or '(');

    private sealed class Walk(KeepArgumentsInArrays rule, ScriptContext script, VariableWrite[] quoted) : ShellWalker
    {
        private readonly HashSet<string> _told = new(StringComparer.Ordinal);
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
                    _sources[write.Name] = value.AllParts.Select(static pair => pair.Part).OfType<ParameterExpansion>().First(parameter => _sources.ContainsKey(parameter.Name)).Name;
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
            if (!part.IsLength && part.Operator.Length == 0 && part.Subscript is null && _sources.TryGetValue(part.Name, out var source) && _told.Add(part.Name))
            {
                var write = quoted.LastOrDefault(candidate => candidate.Name == part.Name || candidate.Name == source || _sources.GetValueOrDefault(source) == candidate.Name);
                if (write.Name is null)
                {
                    return;
                }

                script.Report(rule, write.Span, $"The quotes in the value of {write.Name} are plain characters when it is expanded; keep several arguments in an array.", code: "SC2089");
                script.Report(rule, part.Span, $"The quotes in the value of {part.Name} are passed on as characters; use an array.", code: "SC2090");
            }
        }
    }
}
