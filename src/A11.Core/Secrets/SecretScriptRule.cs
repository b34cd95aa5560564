using A11.Core.Analysis;
using A11.Core.Shell.Syntax;

namespace A11.Core.Secrets;

/// <summary>A rule for secrets in scripts, whatever file holds them.</summary>
public abstract class SecretScriptRule : SecretRule
{
    /// <summary>Looks at a script.</summary>
    public abstract void Visit(ShellScript script, RuleContext context);
}
