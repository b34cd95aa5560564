using A11.Core.Analysis;
using A11.Core.Compose.Model;

namespace A11.Core.Compose;

/// <summary>A rule for compose files: it overrides the visit of the smallest thing that it looks at.</summary>
public abstract class ComposeRule : Rule
{
    /// <summary>Looks at a file as a whole.</summary>
    public virtual void Visit(ComposeFile file, RuleContext context)
    {
    }

    /// <summary>Looks at a service.</summary>
    public virtual void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
    }
}
