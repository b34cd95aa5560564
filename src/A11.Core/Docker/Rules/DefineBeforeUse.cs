using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>ENV uses no variable that it defines itself.</summary>
public sealed class DefineBeforeUse : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD3044", "env-uses-itself", "ENV uses no variable that it defines itself", Severity.Warning, Category.Correct)
    {
        Aliases = ["hadolint/DL3044"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("ENV"))
        {
            return;
        }

        var defined = new List<string>();
        foreach (var (name, _, word) in StageVariables.Pairs(instruction))
        {
            foreach (var used in UsedVariables(word.Raw))
            {
                if (defined.Contains(used) && StageVariables.ValueAt(instruction, stage, used) is null)
                {
                    context.Report(this, word.Span, $"{name} uses {used}, which the same ENV defines, but an ENV sees the values from before it, so {used} is still unset or old here; define {used} in an ENV of its own above.");
                    break;
                }
            }

            defined.Add(name);
        }
    }

    /// <summary>The variables that a value uses: not those behind a backslash or in single quotes.</summary>
    private static IEnumerable<string> UsedVariables(string raw)
    {
        var isQuoted = false;
        var isDouble = false;
        for (var i = 0; i < raw.Length; i++)
        {
            switch (raw[i])
            {
                case '\\':
                    i++;
                    break;
                case '"' when !isQuoted:
                    isDouble = !isDouble;
                    break;
                case '\'' when !isDouble:
                    isQuoted = !isQuoted;
                    break;
                case '$' when !isQuoted:
                    var start = i + (i + 1 < raw.Length && raw[i + 1] == '{' ? 2 : 1);
                    var end = start;
                    while (end < raw.Length && (char.IsAsciiLetterOrDigit(raw[end]) || raw[end] == '_'))
                    {
                        end++;
                    }

                    if (end > start)
                    {
                        yield return raw[start..end];
                    }

                    break;
            }
        }
    }
}
