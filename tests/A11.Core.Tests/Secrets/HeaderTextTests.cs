using A11.Core.Secrets.Values;

namespace A11.Core.Tests.Secrets;

/// <summary>The headers by which services take credentials, as programs and configurations of any language write them.</summary>
[TestClass]
public sealed class HeaderTextTests
{
    [TestMethod]
    [DataRow("Authorization: Bearer hK8vNd3MaQz", "Authorization hK8vNd3MaQz")]
    [DataRow("\"authorization\": \"hK8vNd3MaQz\"", "authorization hK8vNd3MaQz")]
    [DataRow("X-Api-Key=hK8vNd3MaQz", "X-Api-Key hK8vNd3MaQz")]
    [DataRow("-H 'Private-Token: hK8vNd3MaQz'", "Private-Token hK8vNd3MaQz")]
    [DataRow("{\\\"Authorization\\\": \\\"token hK8vNd3MaQz\\\"}", "Authorization hK8vNd3MaQz")]
    [DataRow("Authorization hK8vNd3MaQz", "")]
    [DataRow("Authorization", "")]
    [DataRow("Authorization:", "")]
    [DataRow("My-Authorization: hK8vNd3MaQz", "")]
    [DataRow("Authorization: Bearer kettle", "")]
    [DataRow("Authorization: Bearer ${TOKEN}", "")]
    [DataRow("Authorization: Bearer hK8vNd3MaQz${X}", "")]
    [DataRow("Authorization: Bearer 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", "")]
    [DataRow("Authorization: Bearer hK8vNd3M-example", "")]
    [DataRow("Authorization: Basic YXBwOmh1bnRlcjI=", "Authorization YXBwOmh1bnRlcjI=")]
    [DataRow("Authorization: Basic YXBwOmFwcA==", "")]
    [DataRow("Authorization: Basic YXBwOnBhc3N3b3Jk", "")]
    [DataRow("Authorization: Basic YXBw", "")]
    [DataRow("Authorization: Basic Omh1bnRlcjI=", "")]
    [DataRow("Authorization: Basic YXBwOiRY", "")]
    [DataRow("X-Token: hK8vNd3MaQz, x", "X-Token hK8vNd3MaQz")]
    [DataRow("X-Token: hK8vNd3MaQz>", "")]
    [DataRow("aaaaaaaaaaaaaaaaaaaaaaaaX-Token: hK8vNd3MaQz", "")]
    [DataRow("X-Token:   Bot   hK8vNd3MaQz", "X-Token hK8vNd3MaQz")]
    [DataRow("Private-Token: hK8vNd3MaQz\nX-Token: kL9wPe4NbRa", "Private-Token hK8vNd3MaQz, X-Token kL9wPe4NbRa")]
    public void Their_credentials_are_found(string text, string expected)
    {
        var found = HeaderText.FindIn(text).ToArray();
        Assert.AreEqual(expected, string.Join(", ", found.Select(one => $"{one.Name} {text.Substring(one.Span.Start, one.Span.Length)}")));
        Assert.IsTrue(Array.TrueForAll(found, one => text.AsSpan(one.Start).StartsWith(one.Name, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("x-api-key", true)]
    [DataRow("Circle-Token", true)]
    [DataRow("Content-Type", false)]
    public void A_name_is_one_of_a_header_or_not(string name, bool expected) => Assert.AreEqual(expected, HeaderText.IsHeader(name));
}
