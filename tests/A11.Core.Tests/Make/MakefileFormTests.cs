namespace A11.Core.Tests.Make;

/// <summary>What the parser makes of each form of a makefile: the examples of Trees, each with what is read below it.</summary>
[TestClass]
public sealed class MakefileFormTests
{
    public static IEnumerable<string> Files => ExampleFile.In("Make/Trees");

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Each_makefile_is_read(string name) => ExampleFile.Of("Make/Trees", name).Compare(MakefileTreeText.Of);
}
