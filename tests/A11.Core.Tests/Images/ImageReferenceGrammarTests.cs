using A11.Core.Images;

namespace A11.Core.Tests.Images;

/// <summary>What can name an image, and what can't.</summary>
[TestClass]
public sealed class ImageReferenceGrammarTests
{
    private const string Hash = "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d";

    [TestMethod]
    [DataRow("alpine")]
    [DataRow("alpine:3.22.1")]
    [DataRow("alpine:_3.22")]
    [DataRow("alpine@sha256:" + Hash)]
    [DataRow("ghcr.io/shop/web:1.4.2@sha256:" + Hash)]
    [DataRow("localhost:5000/shop/web")]
    public void These_are_references(string text) => Assert.IsTrue(ImageReferenceGrammar.IsValid(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("Alpine")]
    [DataRow("alpine:")]
    [DataRow("alpine:.3.22")]
    [DataRow("alpine:-3.22")]
    [DataRow("alpine@3.22.1")]
    [DataRow("alpine@sha256:24454f83")]
    [DataRow("alpine@256sha:" + Hash)]
    [DataRow("alpine@sha256:latest-" + Hash)]
    public void These_are_none(string text) => Assert.IsFalse(ImageReferenceGrammar.IsValid(text));
}
