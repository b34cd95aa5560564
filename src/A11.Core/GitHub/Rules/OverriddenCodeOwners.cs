using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;

namespace A11.Core.GitHub.Rules;

/// <summary>Finds lines of code owners that never decide, as a later line matches all that they match.</summary>
public sealed class OverriddenCodeOwners : GitHubRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1008", "overridden-code-owners", "Lines of CODEOWNERS should not be overridden by later ones", Severity.Warning, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(CodeOwnersFile file, RuleContext context)
    {
        var later = new Dictionary<string, CodeOwnersLine>(StringComparer.Ordinal);
        CodeOwnersLine? all = null;
        foreach (var line in file.Lines.Reverse())
        {
            var pattern = file.Text[line.Pattern].ToString();
            if ((all ?? later.GetValueOrDefault(pattern)) is { } last)
            {
                var other = file.Text[last.Pattern].ToString();
                context.Report(
                    this,
                    line.Pattern,
                    $"The last line that matches decides, and line {last.Number} matches all that {pattern} does, so this line has no effect. {(other == pattern ? "Remove one of them" : $"Move {other} above")}.",
                    related: [context.Locate(last.Pattern, "the line that decides")]);
            }

            all ??= pattern is "*" or "**" or "/**" ? line : null;
            _ = later.TryAdd(pattern, line);
        }
    }
}
