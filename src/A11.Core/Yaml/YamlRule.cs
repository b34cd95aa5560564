using A11.Core.Analysis;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml;

/// <summary>A rule that holds for YAML whatever it says.</summary>
public abstract class YamlRule : Rule
{
    /// <summary>Looks at a file.</summary>
    public abstract void Visit(YamlTree tree, RuleContext context);
}
