using A11.Core.Text;

namespace A11.Core.Containers;

/// <summary>Something that a file says of a container.</summary>
/// <param name="Value">What it says: a capability, a path, a namespace.</param>
/// <param name="Span">Where.</param>
internal readonly record struct ContainerSetting(string Value, TextSpan Span);
