namespace A11.Core.Tests.Shell;

/// <summary>What the parser makes of each form of the grammar: the scripts of Trees, each with its tree below it.</summary>
[TestClass]
public sealed class ShellTreeTests
{
    public static IEnumerable<string> Files => ExampleFile.In("Shell/Trees");

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Each_script_has_its_tree(string name) => ExampleFile.Of("Shell/Trees", name).Compare(ShellTreeText.Of);
}
