using A11.Agents.Tests.Runs;

namespace A11.Agents.Tests.Generation;

/// <summary>The built-in agent lays out YAML as the repository's yamllint asks for, so that its files pass the gate.</summary>
[TestClass]
public sealed class YamllintLayoutTests
{
}
