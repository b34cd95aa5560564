using A11.Core.Analysis;
using A11.Core.DevContainers.Model;

namespace A11.Core.DevContainers;

/// <summary>A rule for files that describe a development container.</summary>
internal abstract class DevContainerRule : Rule
{
    /// <summary>Looks at a file.</summary>
    public abstract void Visit(DevContainerFile file, RuleContext context);
}
