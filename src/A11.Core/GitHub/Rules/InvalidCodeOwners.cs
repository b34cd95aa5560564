using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.GitHub.Model;

namespace A11.Core.GitHub.Rules;

/// <summary>Finds lines of code owners that GitHub skips (“About code owners”, CODEOWNERS syntax).</summary>
public sealed class InvalidCodeOwners : GitHubRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1004", "invalid-code-owners", "Lines of CODEOWNERS must have patterns and owners that GitHub supports", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(CodeOwnersFile file, RuleContext context)
    {
        // GitLab reads a file of the same name, with sections.
        if (context.Repository.Exists(".gitlab-ci.yml"))
        {
            return;
        }

        foreach (var line in file.Lines)
        {
            var pattern = file.Text[line.Pattern].ToString();
            if (FindUnsupported(pattern) is { } part)
            {
                context.Report(this, line.Pattern, $"CODEOWNERS doesn't support {part} in patterns, so GitHub skips the line. Write the pattern without it.");
            }

            foreach (var owner in line.Owners)
            {
                var name = file.Text[owner].ToString();
                if (!IsOwner(name))
                {
                    context.Report(this, owner, $"{name} is no owner, so GitHub skips the line. Use @user, @organization/team or an email address{(pattern.Contains('@', StringComparison.Ordinal) ? ", after the pattern" : "")}.");
                }
            }
        }
    }

    private static string? FindUnsupported(string pattern) =>
        pattern.StartsWith('!') ? "negation (!)"
        : pattern.StartsWith(@"\#", StringComparison.Ordinal) ? @"an escaped # (\#)"
        : pattern.Contains('[', StringComparison.Ordinal) && pattern.Contains(']', StringComparison.Ordinal) ? "character ranges ([ ])"
        : null;

    private static bool IsOwner(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        return at == 0
            ? name[1..].Split('/') is { Length: 1 or 2 } parts && parts.All(static part => part.Length > 0 && part.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            : at > 0 && at < name.Length - 1 && name.IndexOf('@', at + 1) < 0;
    }
}
