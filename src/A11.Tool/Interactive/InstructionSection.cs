using System.Text;
using A11.Agents.Policies;
using A11.Core.Boundaries;

namespace A11.Tool.Interactive;

/// <summary>The section of <c>AGENTS.md</c> (agents.md) that tells any agent what it may write and how it checks its work.</summary>
internal static class InstructionSection
{
    /// <summary>Where it is written, from the repository's root.</summary>
    public const string Path = "AGENTS.md";

    private const string Begin = "<!-- a11:begin (dotnet a11 init --agents-md brings this section up to date) -->";
    private const string End = "<!-- a11:end -->";

    /// <summary>The section without its text, to take it out.</summary>
    public static OwnedSection Any { get; } = new(Path, Begin, End, "");

    /// <summary>The section for a policy.</summary>
    public static OwnedSection Create(Policy policy)
    {
        var text = new StringBuilder("## Infrastructure files\n\n");
        _ = text.Append("`dotnet a11` checks the infrastructure files of this repository, and says which of them an agent may write.\n\n");
        foreach (var patterns in policy.Boundary.Allow)
        {
            _ = text.Append("- An agent may write only what matches ").Append(List(patterns)).Append(".\n");
        }

        if (!policy.Boundary.Deny.IsEmpty)
        {
            _ = text.Append("- It may not write ").Append(List(policy.Boundary.Deny)).Append(".\n");
        }

        return new OwnedSection(Path, Begin, End, text.Append(
            """
            - It may not write what configures these checks, such as `a11.yml` and `.a11`. Leave such a change to a person.
            - Before you change a file: `dotnet a11 boundary FILE` says whether you may.
            - After you changed files: `dotnet a11 check FILE` must report nothing at or above its failing severity. `dotnet a11 explain ID` says why a rule is there and how to fix it. Don't suppress a finding.
            - At the end: `dotnet a11 boundary --base HEAD` must report nothing.

            """).ToString());
    }

    private static string List(IEnumerable<PathPattern> patterns) => string.Join(", ", patterns.Select(pattern => $"`{pattern.Text}`"));
}
