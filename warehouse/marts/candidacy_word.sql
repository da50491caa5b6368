-- One row per word that speaks against a proposal, in both languages.
select * from (
  values
  ('no_score', 'chưa có điểm', 'no score yet'),
  ('not_carried', 'không đủ phiếu thuận', 'not carried by the ballot'),
  ('no_quorum', 'cuộc bỏ phiếu không đủ số người', 'the ballot had no quorum'),
  ('tied', 'đồng hạng ở ranh giới số lượng, cấp trên quyết định', 'tied at the border of the quota: the parent decides'),
  ('higher_award', 'đã được đề nghị danh hiệu cao hơn', 'proposed for a higher award'),
  ('left_open', 'không đủ phiếu cho danh hiệu theo hạng, Khối quyết định', 'voted down for the award of its place: the bloc decides'),
  ('beyond_quota', 'ngoài số lượng được đề nghị', 'beyond the quota')
) as word (word, vi, en)
