using A11.Core.Analysis;
using A11.Core.GitHub.Model;

namespace A11.Core.GitHub;

/// <summary>A rule for files that GitHub reads: it overrides the visit of the kind that it looks at.</summary>
public abstract class GitHubRule : Rule
{
    /// <summary>Looks at a YAML file.</summary>
    public virtual void Visit(GitHubFile file, RuleContext context)
    {
    }

    /// <summary>Looks at code owners.</summary>
    public virtual void Visit(CodeOwnersFile file, RuleContext context)
    {
    }
}
