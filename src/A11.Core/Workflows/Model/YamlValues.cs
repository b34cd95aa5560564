using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>Values that a workflow may write as one or as a list of them.</summary>
internal static class YamlValues
{
    extension(YamlNode node)
    {
        /// <summary>The scalar, or those of the sequence; aliases are followed.</summary>
        public IEnumerable<YamlScalar> Scalars => node.AsScalar is { } one ? [one] : (node.AsSequence?.Items ?? []).Select(static item => item.AsScalar).OfType<YamlScalar>();

        /// <summary>The mappings among the items of a sequence; aliases are followed.</summary>
        public IEnumerable<YamlMapping> Mappings => (node.AsSequence?.Items ?? []).Select(static item => item.AsMapping).OfType<YamlMapping>();
    }

    extension(YamlScalar scalar)
    {
        /// <summary>Whether an expression fills in some of it, so that its value isn't known.</summary>
        public bool HasExpression => scalar.Value.Contains("${{", StringComparison.Ordinal);
    }
}
