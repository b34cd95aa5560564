using A11.Core.Analysis;

namespace A11.Core.PreCommit;

/// <summary>A rule for the hooks of pre-commit.</summary>
public abstract class PreCommitRule : Rule
{
    /// <summary>Looks at a repository of hooks.</summary>
    public abstract void Visit(HookRepository repository, RuleContext context);
}
