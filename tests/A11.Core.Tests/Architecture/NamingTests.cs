using A11.Tests;

namespace A11.Core.Tests.Architecture;

/// <summary>A rule of one check is called as the check is, so that one is found from the other.</summary>
[TestClass]
public sealed class NamingTests
{
    [TestMethod]
    public void The_class_is_the_slug_in_Pascal_case()
    {
        var wrong = TestEngine.Default.Domains.SelectMany(domain => domain.Rules)
            .Where(rule => rule.Descriptors.Length == 1 && rule.GetType().Name != ToPascalCase(rule.Descriptor.Slug))
            .Select(rule => $"{rule.Descriptor.Id}: {rule.GetType().Name} should be {ToPascalCase(rule.Descriptor.Slug)}");
        Assert.AreEqual("", string.Join('\n', wrong));
    }

    private static string ToPascalCase(string slug) => string.Concat(slug.Split('-').Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
