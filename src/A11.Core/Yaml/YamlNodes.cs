using A11.Core.Yaml.Syntax;

namespace A11.Core.Yaml;

/// <summary>Walks over the nodes of a stream as it is written: aliases are not followed.</summary>
internal static class YamlNodes
{
    extension(YamlTree tree)
    {
        /// <summary>All nodes, keys among them, each before what is in it.</summary>
        public IEnumerable<YamlNode> AllNodes => tree.Documents.SelectMany(static document => document.Root.Descendants);
    }

    extension(YamlNode node)
    {
        /// <summary>The node and all that is in it.</summary>
        public IEnumerable<YamlNode> Descendants
        {
            get
            {
                var open = new Stack<YamlNode>([node]);
                while (open.TryPop(out var next))
                {
                    yield return next;
                    foreach (var child in ChildrenOf(next).Reverse())
                    {
                        open.Push(child);
                    }
                }
            }
        }
    }

    private static IEnumerable<YamlNode> ChildrenOf(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(static entry => new[] { entry.Key, entry.Value }),
        YamlSequence sequence => sequence.Items,
        _ => [],
    };
}
