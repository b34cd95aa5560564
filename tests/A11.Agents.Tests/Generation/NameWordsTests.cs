using A11.Agents.Generation.Applications;

namespace A11.Agents.Tests.Generation;

/// <summary>The words of names.</summary>
[TestClass]
public sealed class NameWordsTests
{
    [TestMethod]
    [DataRow("AotTestApp", "Aot Test App")]
    [DataRow("AOTTest", "AOT Test")]
    [DataRow("Build", "Build")]
    [DataRow("shop-api_2x", "shop api x")]
    [DataRow("HTTP", "HTTP")]
    [DataRow("aB", "a B")]
    [DataRow("", "")]
    [DataRow("-a-", "a")]
    public void A_name_is_taken_apart(string name, string words) => Assert.AreEqual(words, string.Join(' ', NameWords.Split(name)));
}
