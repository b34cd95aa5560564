using System.Text;
using A11.Agents.Locks;
using CsCheck;

namespace A11.Agents.Tests.Locks;

/// <summary>The hash of the lock is the same for every checkout of a text, and for nothing else.</summary>
[TestClass]
public sealed class LockedContentTests
{
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["ab \r\n\ré€"], 0, 40];
    private static readonly Gen<byte[]> Contents = Gen.Byte[0, 255].Array[0, 60];

    [TestMethod]
    public void Line_endings_of_a_text_do_not_count() =>
        Texts.Select(text => text.Replace("\r\n", "\n", StringComparison.Ordinal)).Where(text => !text.Contains("\r\n", StringComparison.Ordinal)).Sample(text =>
            Hash(text.Replace("\n", "\r\n", StringComparison.Ordinal)) == Hash(text) && Hash(text) == LockedContent.Create(Encoding.UTF8.GetBytes(text)).Bytes);

    [TestMethod]
    public void Any_other_difference_does() =>
        Gen.Select(Texts, Texts).Sample((one, other) =>
            (Hash(one) == Hash(other)) == (one.Replace("\r\n", "\n", StringComparison.Ordinal) == other.Replace("\r\n", "\n", StringComparison.Ordinal)));

    [TestMethod]
    public void Every_byte_of_a_binary_file_counts() =>
        Contents.Select(bytes => (byte[])[.. bytes, 0, .. "\r\n"u8]).Sample(bytes =>
            LockedContent.Create(bytes).Text == LockedContent.Create(bytes).Bytes && LockedContent.Create(bytes).Text != LockedContent.Create([.. bytes[..^2], (byte)'\n']).Text);

    [TestMethod]
    [DataRow("a\rb", "a\nb")]
    [DataRow("a\r", "a")]
    [DataRow("a\r\r\n", "a\r\n")]
    [DataRow("a\n", "a")]
    public void A_single_carriage_return_stays(string one, string other) => Assert.AreNotEqual(Hash(one), Hash(other));

    [TestMethod]
    public void A_text_in_two_bytes_a_character_is_binary()
    {
        Assert.AreNotEqual(LockedContent.Create(Encoding.Unicode.GetBytes("a\r\n")).Text, LockedContent.Create(Encoding.Unicode.GetBytes("a\n")).Text);
    }

    [TestMethod]
    [DataRow(64 * 1024 - 1)]
    [DataRow(64 * 1024)]
    [DataRow(128 * 1024 - 1)]
    public void A_file_is_read_in_blocks_and_line_endings_may_lie_across_two(int start)
    {
        using var repository = new RepositoryFolder().With("file", new string('a', start) + "\r\nb\r\n");
        Assert.AreEqual(Hash(new string('a', start) + "\nb\n"), LockedContent.Read(repository.Root, "file", out var isRegular)!.Value.Text);
        Assert.IsTrue(isRegular);
    }

    [TestMethod]
    public void A_byte_of_zero_at_the_end_of_a_large_file_makes_all_of_it_binary()
    {
        var text = string.Concat(Enumerable.Repeat("line\r\n", 50_000)) + "\0";
        using var repository = new RepositoryFolder().With("file", text);
        var content = LockedContent.Read(repository.Root, "file", out _)!.Value;
        Assert.AreEqual(content.Bytes, content.Text);
        Assert.AreEqual(LockedContent.Create(Encoding.UTF8.GetBytes(text)).Bytes, content.Bytes);
    }

    private static string Hash(string text) => LockedContent.Create(Encoding.UTF8.GetBytes(text)).Text;
}
