using A11.Core.Analysis;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell;

/// <summary>A rule for shell scripts: it overrides the visit of the smallest thing that it looks at.</summary>
public abstract class ShellRule : Rule
{
    /// <summary>Looks at a script as a whole.</summary>
    public virtual void Visit(ScriptFile script, RuleContext context)
    {
    }

    /// <summary>Looks at a command.</summary>
    public virtual void Visit(ShellCommand command, ScriptFile script, RuleContext context)
    {
    }
}
